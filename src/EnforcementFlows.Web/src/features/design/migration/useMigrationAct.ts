import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import type { Migration } from './types';

export type MigrationAct = 'submit' | 'withdraw' | 'approve' | 'reject' | 'stop' | 'resume';

/** Carries an act on a plan out, once for each intent. */
export function useMigrationAct(migrationId: string, opinion: string) {
  const done = useMigrationDone(migrationId);
  const intent = useIntent();
  const send = (act: MigrationAct) => {
    const params = { path: { migrationId }, header: { 'Idempotency-Key': intent.keyOf(act, opinion) } };
    if (act === 'approve') return api.POST('/api/migrations/{migrationId}/approve', { params, body: { opinion: opinion || null } });
    if (act === 'reject') return api.POST('/api/migrations/{migrationId}/reject', { params, body: { opinion } });
    return api.POST(`/api/migrations/{migrationId}/${act}`, { params, body: {} });
  };
  return useMutation({
    mutationFn: (act: MigrationAct) => dataOf<Migration>(send(act)),
    onSuccess: (_, act) => {
      intent.settle();
      done(act);
    },
  });
}

/** Says that something was done with a plan, and asks for all again that it changes. */
export function useMigrationDone(migrationId: string) {
  const t = useWords('design');
  const client = useQueryClient();
  return (act: MigrationAct | 'undo' | 'undo-one') => {
    announce(t(`migration.done.${act}`));
    void client.invalidateQueries({ queryKey: ['migration', migrationId] });
    void client.invalidateQueries({ queryKey: ['migrations'] });
    void client.invalidateQueries({ queryKey: ['flows'] });
  };
}
