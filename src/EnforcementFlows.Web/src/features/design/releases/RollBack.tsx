import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { releasePath } from '../links';

type Props = { definitionId: string; title: string; version: number; onClose: () => void };

/** Asks for an earlier version to be published again, for new cases; somebody else approves it. */
export function RollBack({ definitionId, title, version, onClose }: Props) {
  const t = useWords('design');
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <ReasonDialog
      title={t('roll-back.title', { title, number: version })}
      longest={2000}
      act={(reason) => dataOf(api.POST('/api/definitions/{definitionId}/rollback/{version}', { params: { path: { definitionId, version } }, body: { reason } }))}
      onDone={(release) => {
        void client.invalidateQueries({ queryKey: ['releases'] });
        void navigate(releasePath(release.id));
      }}
      onClose={onClose}
    >
      <p>{t('roll-back.about')}</p>
    </ReasonDialog>
  );
}
