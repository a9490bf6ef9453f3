import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Popconfirm, Progress, Tag } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';

const counts = ['total', 'done', 'imported', 'unchanged', 'bad', 'late'] as const;

/** How far an import is, its counts, its files, and the end of it. */
export function ImportProgress({ row }: { row: Schema<'ImportRow'> }) {
  const t = useWords('filing');
  const isUnderWay = row.state === 'queued' || row.state === 'running';
  const file = (name: string) => `/api/cases/import/${row.id}/${name}`;
  return (
    <Card size="small">
      <Tag className={`import-${row.state}`}>{t(`import.states.${row.state}`)}</Tag>
      <Progress percent={row.total === 0 ? 100 : Math.floor((100 * row.done) / row.total)} status={isUnderWay ? 'active' : 'normal'} aria-label={t('import.progress')} />
      <dl className="import-counts">
        {counts.map((count) => (
          <div key={count}>
            <dt>{t(`import.count.${count}`)}</dt>
            <dd>{row[count]}</dd>
          </div>
        ))}
      </dl>
      {row.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('import.warnings')}
          description={
            <ul className="line-errors">
              {row.warnings.map((warning) => (
                <li key={warning.message}>{warning.message}</li>
              ))}
            </ul>
          }
        />
      )}
      <div className="import-acts">
        {row.bad > 0 && <FileLink href={file('bad-lines.csv')} name={t('import.bad-csv')} />}
        {row.bad > 0 && <FileLink href={file('bad-lines.xlsx')} name={t('import.bad-xlsx')} />}
        {row.late > 0 && <FileLink href={file('late.xlsx')} name={t('import.late-xlsx')} />}
        {isUnderWay && <CancelImport importId={row.id} />}
      </div>
    </Card>
  );
}

const FileLink = ({ href, name }: { href: string; name: string }) => (
  <Button href={href} download>
    {name}
  </Button>
);

function CancelImport({ importId }: { importId: string }) {
  const t = useWords('filing');
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => dataOf(api.POST('/api/cases/import/{importId}/cancel', { params: { path: { importId } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['import', importId] }),
  });
  return (
    <>
      <Popconfirm title={t('import.cancel-sure')} onConfirm={() => cancel.mutate()}>
        <Button danger loading={cancel.isPending}>
          {t('import.cancel')}
        </Button>
      </Popconfirm>
      {cancel.error && <ProblemNotice problem={cancel.error} />}
    </>
  );
}
