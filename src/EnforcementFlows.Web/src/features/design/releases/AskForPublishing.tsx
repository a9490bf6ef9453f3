import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { Link } from 'react-router';
import { announce } from '@/components/Announcements';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { askForPublishing } from '../elsa';
import { releasePath } from '../links';
import { useOpenReleases, type Flow } from '../useFlows';

/** Has somebody else publish the draft of a flow; where that was asked for, the way to the request. */
export function AskForPublishing({ flow: { definitionId, draft } }: { flow: Flow }) {
  const t = useWords('design');
  const may = useMay();
  const client = useQueryClient();
  const releases = useOpenReleases();
  const ask = useMutation({
    mutationFn: () => askForPublishing(definitionId),
    onSuccess: () => {
      announce(t('ask.done'));
      return client.invalidateQueries({ queryKey: ['releases'] });
    },
  });
  const open = releases.data?.find((release) => release.definitionId === definitionId);
  if (open) return <Link to={releasePath(open.id)}>{t('ask.open')}</Link>;
  if (!draft || !may('workflow.design')) return null;
  if (releases.error) return <ProblemNotice problem={releases.error} onRetry={() => void releases.refetch()} />; // it may have been asked for
  if (!releases.data) return null;
  return (
    <>
      <Popconfirm title={t('ask.sure', { number: draft.number })} onConfirm={() => ask.mutate()}>
        <Button type="primary" loading={ask.isPending}>
          {t('ask.act')}
        </Button>
      </Popconfirm>
      {ask.error && <ProblemNotice problem={ask.error} />}
    </>
  );
}
