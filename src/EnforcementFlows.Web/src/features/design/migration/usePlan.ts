import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { useDraft } from '@/components/forms/useDraft';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { useActor } from '@/lib/session';
import { rebased, type Edited } from './merge';
import { isSamePlan, planOf, type Plan } from './plan';
import type { MigrationDetail } from './types';
import { readMigration } from './useMigration';

/** The plan as it is being changed. What is chosen stays in the tab until it was saved, whoever else saves meanwhile. */
export function usePlan(detail: MigrationDetail) {
  const t = useWords('design');
  const client = useQueryClient();
  const intent = useIntent();
  const { id, revision, may } = detail.migration;
  const [{ edited }, keep] = useDraft<{ edited?: Edited }>(`migration:${useActor().id}:${id}`, {});
  const stored = planOf(detail);
  const own = chosen(edited);
  const plan = may.edit && own ? own.plan : stored;
  const show = (fresh: MigrationDetail) => client.setQueryData(['migration', id], fresh);
  const save = useMutation({
    mutationFn: (sent: Plan) => {
      const body = { ...sent, legalGround: sent.legalGround.trim(), clause: sent.clause.trim(), revision: own?.revision ?? revision };
      const params = { path: { migrationId: id }, header: { 'Idempotency-Key': intent.keyOf(body) } };
      return dataOf<MigrationDetail>(api.PUT('/api/migrations/{migrationId}', { params, body }));
    },
    onSuccess: (saved, sent) => {
      show(saved);
      keep(({ edited: now }) => ({ edited: now && chosenSince(sent, now, saved) }));
      announce(t('migration.saved'));
    },
  });
  /** Takes up what others have saved meanwhile; what was chosen here stays chosen. */
  const catchUp = useMutation({
    mutationFn: () => readMigration(id),
    onSuccess: (fresh) => {
      show(fresh);
      keep(({ edited: now }) => ({ edited: now && rebased(now, fresh.migration.revision, planOf(fresh)) }));
      save.reset();
    },
  });
  return {
    plan,
    isChanged: !isSamePlan(plan, stored),
    /** Somebody else has saved since the first of the changes was made here. */
    isBehind: own !== undefined && own.revision !== revision,
    /** What was changed waits here while nothing may be. */
    isHeldBack: own !== undefined && !may.edit,
    merge: may.edit ? edited?.merge : undefined,
    save,
    catchUp,
    set: (next: Plan) => keep(({ edited: now }) => ({ edited: { ...(chosen(now) ?? { revision, base: stored, merge: now?.merge }), plan: next } })),
    dismiss: () => keep(({ edited: now }) => ({ edited: now && { ...now, merge: undefined } })),
    discard: () => {
      keep({});
      save.reset();
    },
  };
}

// what is the same as before is no change
const chosen = (edited: Edited | undefined) => (edited && !isSamePlan(edited.plan, edited.base) ? edited : undefined);

// what was chosen while the save was under way is not saved yet
function chosenSince(sent: Plan, { plan }: Edited, saved: MigrationDetail): Edited | undefined {
  const { revision } = saved.migration;
  const rest = chosen(rebased({ revision, base: sent, plan }, revision, planOf(saved)));
  return rest && { ...rest, merge: undefined };
}

export type EditedPlan = ReturnType<typeof usePlan>;
