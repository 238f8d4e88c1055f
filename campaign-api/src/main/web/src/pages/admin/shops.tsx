import { useState } from 'preact/hooks';
import { t } from '../../i18n/words.ts';
import { api } from '../../live/api.ts';
import type { Shop, ShopWords, Titled } from '../../live/office.ts';
import { attempt, useItems } from '../../live/office.ts';
import { Blank } from '../../parts/blank.tsx';
import { SureButton } from '../../parts/sure.tsx';
import { TitledList } from '../../parts/titled.tsx';

const NO_WORDS = (language: string): ShopWords => ({ language, greeting: '', terms: [] });

/** Shops in whose name agents speak: their own greeting and terms stand before those of the script. */
export function Shops() {
  const [shops, read] = useItems<Shop>('/v1/shops');
  const [edited, setEdited] = useState<Shop | 'new' | null>(null);
  const close = () => { setEdited(null); void read(); };
  return (
    <main class="base">
      <section class="panel">
        <div class="row spread"><h1>{t('room.shops')}</h1>
          <button class="primary" onClick={() => setEdited('new')}>{t('shops.add')}</button></div>
        <p class="hint">{t('shops.hint')}</p>
        {shops?.length === 0 && <Blank title={t('shops.none')} hint={t('shops.noneHint')} />}
        {(shops ?? []).length > 0 && (
          <table class="figures">
            <thead><tr><th>{t('shops.name')}</th><th>{t('shops.greeting')}</th><th>{t('terms.title')}</th><td /></tr></thead>
            <tbody>{(shops ?? []).map(shop => (
              <tr key={shop.id} data-shop={shop.id}>
                <th scope="row">{shop.name}</th>
                <td>{shop.words[0]?.greeting === '' || shop.words.length === 0 ? <span class="hint">{t('shops.asScript')}</span> : shop.words[0]?.greeting}</td>
                <td>{shop.words[0]?.terms.map(term => <div key={term.title}>{term.title}: {term.text}</div>)}</td>
                <td class="num"><div class="row tight">
                  <button class="small" aria-label={`${t('lines.change')}: ${shop.name}`} onClick={() => setEdited(shop)}>{t('lines.change')}</button>
                  <SureButton kind="small danger" word={t('rules.remove')} sure={t('shops.removeSure')}
                    onSure={() => { void attempt(api('DELETE', `/v1/shops/${shop.id}`)).then(close); }} />
                </div></td>
              </tr>
            ))}</tbody>
          </table>
        )}
      </section>
      {edited !== null && <Edit key={edited === 'new' ? 0 : edited.id} of={edited === 'new' ? null : edited} close={close} />}
    </main>
  );
}

function Edit({ of, close }: { of: Shop | null; close: () => void }) {
  const [name, setName] = useState(of?.name ?? '');
  const [words, setWords] = useState<ShopWords[]>(of?.words.length ? of.words : [NO_WORDS('ru')]);
  const put = (i: number, part: Partial<ShopWords>) => setWords(words.map((one, at) => at === i ? { ...one, ...part } : one));
  const save = (event: Event) => {
    event.preventDefault();
    const body = { name, words };
    void attempt(of === null ? api('POST', '/v1/shops', body) : api('PUT', `/v1/shops/${of.id}`, body), t('people2.saved'))
      .then(done => { if (done) close(); });
  };
  return (
    <form class="panel" onSubmit={save}>
      <h2>{of === null ? t('shops.add') : of.name}</h2>
      <label>{t('shops.name')}<input required maxLength={200} value={name} placeholder={t('shops.nameHint')}
        onInput={e => setName(e.currentTarget.value)} /></label>
      {words.map((one, i) => (
        <fieldset key={one.language} class="boxes tall"><legend>{one.language === 'ru' ? 'Русский' : 'English'}</legend>
          <label>{t('shops.greeting')}<textarea rows={2} maxLength={2000} value={one.greeting}
            placeholder={t('shops.greetingExample')} onInput={e => put(i, { greeting: e.currentTarget.value })} /></label>
          <TitledList title={t('terms.title')} add={t('shops.addTerm')} items={one.terms}
            set={(terms: Titled[]) => put(i, { terms })} />
        </fieldset>
      ))}
      <p class="row">
        <button class="primary">{t('rules.save')}</button>
        <button type="button" onClick={close}>{t('app.cancel')}</button>
        {words.every(one => one.language !== 'en') && (
          <button type="button" class="quiet" onClick={() => setWords([...words, NO_WORDS('en')])}>{t('shops.inEnglish')}</button>)}
      </p>
    </form>
  );
}
