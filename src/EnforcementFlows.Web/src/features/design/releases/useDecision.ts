import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '@/components/Announcements';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import type { Release } from '../useFlows';

type Decision = 'approve' | 'reject' | 'withdraw';

/** Carries a decision on a request out, once for each intent. */
export function useDecision(releaseId: string, said: { opinion: string; warningReason: string }) {
  const t = useWords('design');
  const client = useQueryClient();
  const intent = useIntent();
  const opinion = said.opinion.trim();
  const warningReason = said.warningReason.trim() || null;
  const decide = (act: Decision) => {
    const params = { path: { releaseId }, header: { 'Idempotency-Key': intent.keyOf(act, opinion, warningReason) } };
    if (act === 'approve') return api.POST('/api/definitions/releases/{releaseId}/approve', { params, body: { opinion: opinion || null, warningReason } });
    if (act === 'reject') return api.POST('/api/definitions/releases/{releaseId}/reject', { params, body: { opinion } });
    return api.POST('/api/definitions/releases/{releaseId}/withdraw', { params, body: {} });
  };
  return useMutation({
    mutationFn: (act: Decision) => dataOf<Release>(decide(act)),
    onSuccess: (_, act) => {
      intent.settle();
      announce(t(`decision.done.${act}`));
      void client.invalidateQueries({ queryKey: ['releases'] });
      void client.invalidateQueries({ queryKey: ['flows'] });
    },
  });
}
