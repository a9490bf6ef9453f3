import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { migrationPath } from '../links';
import { useVersions } from '../useFlows';
import { VersionChoice } from '../VersionChoice';

/** Begins a plan from one version to another; the host proposes how steps belong together. */
export function NewMigration({ definitionId }: { definitionId: string }) {
  const t = useWords('design');
  const client = useQueryClient();
  const navigate = useNavigate();
  const intent = useIntent();
  const versions = useVersions(definitionId).data ?? [];
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const goal = versions.find(({ versionId, isPublished }) => (to ? versionId === to : isPublished));
  const start = versions.find(({ versionId, isPublished, running }) => (from ? versionId === from : !isPublished && running > 0));
  const begin = useMutation({
    mutationFn: (body: { from: string; to: string }) =>
      dataOf(api.POST('/api/definitions/{definitionId}/migrations', { params: { path: { definitionId }, header: { 'Idempotency-Key': intent.keyOf(body) } }, body })),
    onSuccess: ({ migration }) => {
      void client.invalidateQueries({ queryKey: ['migrations', definitionId] });
      void navigate(migrationPath(definitionId, migration.id));
    },
  });
  return (
    <>
      {begin.error && <ProblemNotice problem={begin.error} />}
      <div className="design-bar">
        <VersionChoice definitionId={definitionId} label={t('migration.from')} value={start?.number} onChange={({ versionId }) => setFrom(versionId)} />
        <VersionChoice definitionId={definitionId} label={t('migration.to')} value={goal?.number} onChange={({ versionId }) => setTo(versionId)} />
        <Button type="primary" disabled={!start || !goal} loading={begin.isPending} onClick={() => begin.mutate({ from: start!.versionId, to: goal!.versionId })}>
          {t('migration.begin')}
        </Button>
        {start && <span className="fine">{t('migration.running-on', { number: start.number, count: start.running })}</span>}
        {versions.length > 0 && !start && <span className="fine">{t('migration.nothing-runs')}</span>}
      </div>
    </>
  );
}
