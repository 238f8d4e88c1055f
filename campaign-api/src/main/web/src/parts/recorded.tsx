import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/words.ts';
import { api } from '../live/api.ts';
import { card, tell } from '../live/desk.ts';
import type { AgentMessage } from '../live/messages.ts';
import { sentence } from '../pages/login.tsx';
import { Icon } from './icon.tsx';
import { SureButton } from './sure.tsx';

type How = 'on' | 'paused' | 'destroyed';

/** That the conversation is recorded; a pause while a card number is spoken; the end for whoever does not want it. */
export function Recorded({ agent }: { agent: AgentMessage | null }) {
  const attemptId = agent?.attemptId ?? 0;
  const [how, setHow] = useState<How>('on');
  useEffect(() => setHow('on'), [attemptId]);
  const shown = card.value;
  if (shown === null || shown.recorded !== true) return null;
  const talks = agent?.state === 'TALKING' && shown.attemptId === attemptId;
  const ask = (verb: 'pause' | 'resume' | 'destroy', next: How) => {
    api('POST', `/v1/recordings/${attemptId}:${verb}`, {}).then(() => setHow(next))
      .catch((failure: unknown) => tell(sentence(failure), 'error'));
  };
  return (
    <section class="recorded" aria-label={t('rec.now')}>
      <span role="status" class={talks && how === 'on' ? 'warn' : 'hint'}>
        <span aria-hidden="true">{talks && how === 'on' ? '● ' : '○ '}</span>{t(`rec.${!talks && how !== 'destroyed' ? 'over' : how}`)}</span>
      {talks && how !== 'destroyed' && <>
        <button class="small" id="recording-pause" onClick={() => (how === 'on' ? ask('pause', 'paused') : ask('resume', 'on'))}>
          <Icon name={how === 'on' ? 'pause' : 'play'} />{t(how === 'on' ? 'rec.pause' : 'rec.resume')}
        </button>
        <SureButton word={t('rec.destroy')} sure={t('rec.destroySure')} kind="small danger" onSure={() => ask('destroy', 'destroyed')} />
      </>}
    </section>
  );
}
