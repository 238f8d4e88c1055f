import { useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import type { Action } from './keys.ts';
import { ACTIONS, keyMap, keysOn, remap, switchKeys, usualKeys } from './keys.ts';

/** Hot keys to look up and to change: press the button, then the letter. */
export function KeyTable() {
  const [asked, setAsked] = useState<Action | null>(null);
  const press = (event: KeyboardEvent, action: Action) => {
    if (asked !== action) return;
    if (event.code.startsWith('Key')) {
      event.preventDefault();
      remap(action, event.code.slice(3));
    }
    if (event.key !== 'Tab' && event.key !== 'Shift') setAsked(null);
  };
  return (
    <div class="keys">
      <label class="check"><input type="checkbox" checked={keysOn.value} onChange={switchKeys} />{t('keys.on')}</label>
      <table class="figures"><tbody>{(Object.keys(ACTIONS) as Action[]).map(action => (
        <tr key={action} data-action={action}>
          <th scope="row">{t(`keys.${action}`)}</th>
          <td><kbd>{keyMap.value[action]}</kbd></td>
          <td class="num"><button class="small" aria-label={t('keys.changeOf', t(`keys.${action}`))} aria-pressed={asked === action}
            onClick={() => setAsked(action)} onKeyDown={event => press(event, action)} onBlur={() => setAsked(null)}>
            {t(asked === action ? 'keys.press' : 'lines.change')}</button></td>
        </tr>
      ))}</tbody></table>
      <p class="hint">{t('keys.hint')}</p>
      <button class="small" onClick={usualKeys}>{t('keys.usual')}</button>
    </div>
  );
}
