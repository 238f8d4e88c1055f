import { label, t } from '../i18n/words.ts';
import { change, draft } from '../live/draft.ts';
import type { CardMessage, Outcome } from '../live/messages.ts';
import { Key } from './key.tsx';

type Branch = NonNullable<Outcome['branch']>;

/** The tree of outcomes: a key opens a branch or chooses, a second key chooses on the branch. */
export function OutcomeTree({ card }: { card: CardMessage }) {
  const open = draft.value.branch;
  const leaves = card.outcomes.filter(outcome => outcome.branch?.hotkey === open);
  return (
    <>
      <div class="outcomes" role="group" aria-label={t('form.title')}>
        {trunk(card).map(one => 'outcomes' in one
          ? <button key={`branch ${one.branch.hotkey}`} class="choice branch" data-branch={one.branch.hotkey}
              aria-expanded={one.branch.hotkey === open} onClick={() => openBranch(one.branch.hotkey)}
              data-chosen={one.outcomes.some(outcome => outcome.id === draft.value.outcomeId)}>
              <span>{label(one.branch)} ›</span><Key name={one.branch.hotkey} />
            </button>
          : <Leaf key={one.id} outcome={one} />)}
      </div>
      {leaves.length > 0 && (
        <div class="outcomes leaves" role="group" aria-label={label(leaves[0]?.branch ?? { labelRu: '', labelEn: '' })}>
          {leaves.map(outcome => <Leaf key={outcome.id} outcome={outcome} />)}
        </div>
      )}
    </>
  );
}

function Leaf({ outcome }: { outcome: Outcome }) {
  return (
    <button role="radio" aria-checked={outcome.id === draft.value.outcomeId} data-outcome={outcome.code}
      class={`choice kind-${outcome.kind.toLowerCase()}`} onClick={() => choose(outcome)}>
      <span>{label(outcome)}</span>{outcome.hotkey !== null && <Key name={outcome.hotkey} />}
    </button>
  );
}

/**
 * A plain key in the tree: on an open branch it chooses there; otherwise it opens a branch or chooses.
 *
 * @returns whether the key meant something here
 */
export function pressInTree(card: CardMessage, key: string): boolean {
  const open = draft.value.branch;
  if (open !== '' && (key === 'Escape' || key === 'Backspace')) {
    change({ branch: '' });
    return true;
  }
  const chosen = card.outcomes.find(outcome => outcome.id === draft.value.outcomeId);
  // a leaf that is chosen ends the walk: the next key begins at the trunk again
  const onBranch = open !== '' && chosen?.branch?.hotkey !== open;
  const leaf = card.outcomes.find(outcome => outcome.hotkey === key
    && (onBranch ? outcome.branch?.hotkey === open : outcome.branch === null));
  if (leaf !== undefined) {
    choose(leaf);
    return true;
  }
  if (trunk(card).some(one => 'outcomes' in one && one.branch.hotkey === key)) {
    openBranch(key);
    return true;
  }
  return false;
}

function choose(outcome: Outcome): void {
  change({ outcomeId: outcome.id, branch: outcome.branch?.hotkey ?? '' });
}

/** Opening a branch takes back what was chosen elsewhere, so that two keys always mean the same. */
function openBranch(hotkey: string): void {
  change({ branch: hotkey, outcomeId: 0 });
}

/** What stands on the trunk: outcomes, and branches where their first outcome stands. */
function trunk(card: CardMessage): (Outcome | { branch: Branch; outcomes: Outcome[] })[] {
  const rows: (Outcome | { branch: Branch; outcomes: Outcome[] })[] = [];
  for (const outcome of card.outcomes) {
    const branch = outcome.branch;
    if (branch === null) {
      rows.push(outcome);
      continue;
    }
    const known = rows.find(row => 'outcomes' in row && row.branch.hotkey === branch.hotkey);
    if (known !== undefined && 'outcomes' in known) known.outcomes.push(outcome);
    else rows.push({ branch, outcomes: [outcome] });
  }
  return rows;
}
