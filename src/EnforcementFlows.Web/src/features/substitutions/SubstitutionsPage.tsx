import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Popconfirm, type TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf } from '@/lib/api';
import { useNow } from '@/lib/clock';
import { useWords } from '@/lib/i18n';
import { useIntent } from '@/lib/intent';
import { useList } from '@/lib/queries';
import { showDay, showTime } from '@/lib/time';
import { RecordForm } from './RecordForm';
import { standingOf, type Substitution } from './standing';
import './substitutions.css';

/** 代班: one's own substitutions, and those of the court for whoever looks after them. */
export function SubstitutionsPage() {
  const t = useWords('substitutions');
  const client = useQueryClient();
  const intent = useIntent();
  const today = showDay(useNow());
  const list = useList<Substitution>(['substitutions'], (after) => dataOf(api.GET('/api/substitutions', { params: { query: { limit: 50, after } } })));
  const end = useMutation({
    mutationFn: (substitutionId: string) => dataOf(api.POST('/api/substitutions/{substitutionId}/end', { params: { path: { substitutionId }, header: { 'Idempotency-Key': intent.keyOf(substitutionId) } } })),
    onSuccess: () => {
      intent.settle();
      return client.invalidateQueries({ queryKey: ['substitutions'] });
    },
  });
  const standing = (row: Substitution) => {
    const state = standingOf(row, today);
    return t(`standings.${state}`, { name: row.endedByName ?? '', time: row.endedAt === null ? '' : showTime(row.endedAt) });
  };
  const columns: TableColumnsType<Substitution> = [
    { title: t('principal'), width: 140, dataIndex: 'name' },
    { title: t('substitute'), width: 140, dataIndex: 'substituteName' },
    { title: t('from'), width: 110, dataIndex: 'from' },
    { title: t('until'), width: 110, dataIndex: 'until' },
    { title: t('reason'), width: 220, dataIndex: 'reason' },
    { title: t('recorded'), width: 200, render: (_, row) => `${row.recordedByName ?? ''} ${showTime(row.recordedAt)}` },
    { title: t('standing'), width: 190, render: (_, row) => standing(row) },
    {
      title: t('act'),
      width: 110,
      render: (_, row) =>
        row.mayEnd && (
          <Popconfirm title={t('end-sure')} onConfirm={() => end.mutate(row.id)}>
            <Button size="small" loading={end.isPending && end.variables === row.id}>
              {t('end')}
            </Button>
          </Popconfirm>
        ),
    },
  ];
  return (
    <>
      <PageHead title={t('title')} about={t('about')} />
      <Card size="small">
        <RecordForm />
      </Card>
      {end.error && <ProblemNotice problem={end.error} />}
      <ListTable inPage label={t('title')} list={list} columns={columns} rowKey={(row) => row.id} empty={t('empty')} />
    </>
  );
}
