import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { PageHead } from '@/components/PageHead';
import { QueryStates } from '@/components/QueryStates';
import { api, dataOf } from '@/lib/api';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';
import { Loans } from './Loans';
import '../administration.css';

/** Which posts are held, who acts for those that are not, and who is lent to which team. */
export function StaffPage() {
  const t = useWords('administration');
  const may = useMay();
  return (
    <div className="admin">
      <PageHead title={t('staff.title')} />
      {may('staff.lend') && <Loans />}
      {may('ledger.read') && <Staffing />}
    </div>
  );
}

function Staffing() {
  const t = useWords('administration');
  const roleNames = useRoleNames();
  const staffing = useQuery({ queryKey: ['staffing'], queryFn: () => dataOf(api.GET('/api/courts/current/staffing')) });
  return (
    <Card size="small" title={<h2>{t('staff.staffing')}</h2>}>
      <QueryStates query={staffing}>
        {(rows) => (
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{t('staff.role')}</th>
                <th scope="col">{t('staff.holders')}</th>
                <th scope="col">{t('staff.acting')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.role}>
                  <th scope="row">{row.name}</th>
                  <td className="amount">{row.holders === 0 ? t('staff.vacant') : row.holders}</td>
                  <td>{row.actingRole && roleNames(row.actingRole)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </QueryStates>
    </Card>
  );
}
