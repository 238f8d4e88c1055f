import { useEffect, useState } from 'preact/hooks';

const ARMED_MS = 3_000;

/** A button for what cannot be taken back: the first press arms it for three seconds, the second one does it. */
export function SureButton(props: {
  word: string; sure: string; kind?: string; disabled?: boolean; id?: string; onSure: () => void;
}) {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    if (!armed) return undefined;
    const timer = window.setTimeout(() => setArmed(false), ARMED_MS);
    return () => window.clearTimeout(timer);
  }, [armed]);
  const press = () => {
    if (armed) props.onSure();
    setArmed(!armed);
  };
  return (
    <button
      id={props.id}
      class={`sure ${props.kind ?? 'danger'} ${armed ? 'armed' : ''}`}
      disabled={props.disabled}
      onClick={press}
    >
      <span aria-hidden={armed}>{props.word}</span>
      <span aria-hidden={!armed}>{props.sure}</span>
    </button>
  );
}
