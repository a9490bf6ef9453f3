import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Popconfirm, Tag, type TableColumnsType } from 'antd';
import { ListTable } from '@/components/ListTable';
import { ProblemNotice } from '@/components/ProblemNotice';
import { api, dataOf, type Schema } from '@/lib/api';
import { useTeamName } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { LendForm } from './LendForm';

type Row = Schema<'LoanRow'>;

/** Who is, was and will be lent to which team (临时调配). */
export function Loans() {
  const t = useWords('administration');
  const teamName = useTeamName();
  const client = useQueryClient();
  const list = useList<Row>(['loans'], (after) => dataOf(api.GET('/api/staff/loans', { params: { query: { limit: 50, after } } })));
  const end = useMutation({
    mutationFn: ({ userId, team }: Row) => dataOf(api.POST('/api/staff/loans/end', { body: { userId, team } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['loans'] }),
  });
  const columns: TableColumnsType<Row> = [
    { title: t('staff.person'), width: 160, dataIndex: 'person' },
    { title: t('staff.team'), width: 200, render: (_, row) => teamName(row.team) },
    { title: t('staff.from'), width: 120, dataIndex: 'from' },
    { title: t('staff.until'), width: 120, dataIndex: 'until' },
    {
      title: t('staff.in-force'),
      width: 180,
      render: (_, row) =>
        row.inForce && (
          <div className="admin-acts">
            <Tag>{t('staff.yes')}</Tag>
            <Popconfirm title={t('staff.end-sure')} onConfirm={() => end.mutate(row)}>
              <Button size="small">{t('staff.end')}</Button>
            </Popconfirm>
          </div>
        ),
    },
  ];
  return (
    <Card size="small" title={<h2>{t('staff.loans')}</h2>}>
      <LendForm />
      {end.error && <ProblemNotice problem={end.error} />}
      <ListTable label={t('staff.loans')} list={list} columns={columns} rowKey={(row) => `${row.userId}/${row.team}/${row.from}`} empty={t('staff.no-loans')} />
    </Card>
  );
}
