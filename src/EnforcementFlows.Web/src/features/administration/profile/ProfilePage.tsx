import { useQuery } from '@tanstack/react-query';
import { Button, Card, Tag, type TableColumnsType } from 'antd';
import { Link, useNavigate } from 'react-router';
import { ListTable } from '@/components/ListTable';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useList } from '@/lib/queries';
import { useMay } from '@/lib/session';
import { showTime } from '@/lib/time';
import { Warnings } from './Warnings';
import '../administration.css';

type Row = Schema<'ProfileChangeRow'>;

/** The court's profile: its versions, what is for the court to settle, and its changes. */
export function ProfilePage() {
  const t = useWords('administration');
  const may = useMay();
  const navigate = useNavigate();
  const versions = useQuery({ queryKey: ['profile', 'versions'], queryFn: () => dataOf(api.GET('/api/profiles/versions', { params: { query: { limit: 20 } } })) });
  const warnings = useQuery({ queryKey: ['profile', 'warnings'], queryFn: () => dataOf(api.GET('/api/profiles/warnings')) });
  const changes = useList<Row>(['profile', 'changes'], (after) => dataOf(api.GET('/api/profiles/changes', { params: { query: { limit: 50, after } } })));
  const columns: TableColumnsType<Row> = [
    { title: t('profile.effective-from'), width: 120, render: (_, row) => <Link to={`/administration/profile/changes/${row.id}`}>{row.effectiveFrom}</Link> },
    { title: t('profile.reason'), width: 420, dataIndex: 'reason' },
    { title: t('calendar.state'), width: 100, render: (_, row) => t(`state.${row.state}`) },
    { title: t('profile.version'), width: 80, dataIndex: 'version' },
    { title: t('calendar.proposed'), width: 150, render: (_, row) => showTime(row.createdAt) },
  ];
  return (
    <div className="admin">
      <PageHead title={t('profile.title')}>
        {may('profile.configure') && (
          <Button type="primary" onClick={() => void navigate('/administration/profile/new')}>
            {t('profile.propose')}
          </Button>
        )}
      </PageHead>
      <Card size="small" title={<h2>{t('profile.versions')}</h2>}>
        <QueryStates query={versions}>
          {(rows) => (
            <table className="admin-table">
              <thead>
                <tr>
                  <th scope="col">{t('profile.version')}</th>
                  <th scope="col">{t('profile.effective-from')}</th>
                  <th scope="col">{t('profile.imported')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.version}>
                    <th scope="row">
                      {row.version} {row.inForce && <Tag>{t('profile.in-force')}</Tag>}
                    </th>
                    <td>{row.effectiveFrom}</td>
                    <td>{showTime(row.importedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </QueryStates>
      </Card>
      <section>
        <h2>{t('profile.changes')}</h2>
        <ListTable label={t('profile.changes')} list={changes} columns={columns} rowKey={(row) => row.id} empty={t('profile.no-changes')} onOpen={(row) => void navigate(`/administration/profile/changes/${row.id}`)} />
      </section>
      <Card size="small" title={<h2>{t('profile.warnings')}</h2>}>
        <QueryStates query={warnings} isEmpty={(rows) => rows.length === 0} empty={t('profile.no-warnings')}>
          {(rows) => <Warnings rows={rows} />}
        </QueryStates>
      </Card>
    </div>
  );
}
