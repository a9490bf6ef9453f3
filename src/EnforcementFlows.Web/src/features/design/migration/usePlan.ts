import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { useDraft } from '@/components/forms/useDraft';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { useActor } from '@/lib/session';
import { isSamePlan, planOf, type Plan } from './plan';
import type { MigrationDetail } from './types';

/** What somebody has chosen and not saved yet, and the revision that he saw then. */
type Kept = { revision: number; plan?: Plan };

/** The plan as it is being changed. What is chosen stays in the tab until it was saved, whoever else saves meanwhile. */
export function usePlan(detail: MigrationDetail) {
  const t = useWords('design');
  const client = useQueryClient();
  const intent = useIntent();
  const { id, revision, may } = detail.migration;
  const [kept, keep] = useDraft<Kept>(`migration:${useActor().id}:${id}`, { revision });
  const stored = planOf(detail);
  const plan = may.edit ? (kept.plan ?? stored) : stored;
  const seen = kept.plan ? kept.revision : revision;
  const save = useMutation({
    mutationFn: () => {
      const body = { ...plan, legalGround: plan.legalGround.trim(), clause: plan.clause.trim(), revision: seen };
      const params = { path: { migrationId: id }, header: { 'Idempotency-Key': intent.keyOf(body) } };
      return dataOf<MigrationDetail>(api.PUT('/api/migrations/{migrationId}', { params, body }));
    },
    onSuccess: (saved) => {
      client.setQueryData(['migration', id], saved);
      keep({ revision: saved.migration.revision });
      announce(t('migration.saved'));
    },
  });
  return {
    plan,
    isChanged: !isSamePlan(plan, stored),
    save,
    set: (next: Plan) => keep({ revision: seen, plan: next }),
    discard: () => {
      keep({ revision });
      save.reset();
    },
    /** Takes up what others have saved meanwhile; what was chosen here is kept, and may be saved over it. */
    catchUp: async (read: () => Promise<{ data?: MigrationDetail }>) => {
      const fresh = (await read()).data;
      if (fresh) keep({ ...kept, revision: fresh.migration.revision });
      save.reset();
    },
  };
}

export type EditedPlan = ReturnType<typeof usePlan>;
