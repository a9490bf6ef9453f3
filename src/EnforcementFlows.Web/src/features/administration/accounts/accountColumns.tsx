import { Button, Tag, type TableColumnsType } from 'antd';
import { useRoleNames, useTeamName } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { showDay, showTime } from '@/lib/time';
import { actsFor, statesOf, type Account, type Act } from './account';

export function useAccountColumns(onAct: (act: Act, account: Account) => void): TableColumnsType<Account> {
  const t = useWords('administration');
  const roleNames = useRoleNames();
  const teamName = useTeamName();
  return [
    { title: t('accounts.name'), width: 110, dataIndex: 'name' },
    { title: t('accounts.account'), width: 190, dataIndex: 'userName', className: 'account-name' },
    {
      title: t('staff.role'),
      width: 200,
      render: (_, row) => (
        <>
          {roleNames(row.roles.join(','))} {row.employer !== 'court' && <Tag>{t(`accounts.employer.${row.employer}`)}</Tag>}
        </>
      ),
    },
    { title: t('staff.team'), width: 140, render: (_, row) => row.teams.map(teamName).join('、') },
    { title: t('filter.state'), width: 160, render: (_, row) => <States account={row} /> },
    { title: t('accounts.created'), width: 104, render: (_, row) => showDay(row.createdAt) },
    { title: t('accounts.acts'), width: 224, render: (_, row) => <Acts account={row} onAct={(act) => onAct(act, row)} /> },
  ];
}

function States({ account }: { account: Account }) {
  const t = useWords('administration');
  return (
    <>
      {statesOf(account).map((state) => (
        <Tag key={state} className={`account-${state}`}>
          {t(`accounts.states.${state}`, { time: account.lockedUntil ? showTime(account.lockedUntil) : '' })}
        </Tag>
      ))}
    </>
  );
}

function Acts({ account, onAct }: { account: Account; onAct: (act: Act) => void }) {
  const t = useWords('administration');
  const acts = actsFor(account, useActor().id);
  if (acts.length === 0) return <span className="fine">{t('accounts.own')}</span>;
  return (
    <div className="admin-acts">
      {acts.map((act) => (
        <Button key={act} size="small" danger={act === 'deactivate'} aria-label={`${t(`accounts.act.${act}`)} ${account.name}`} onClick={() => onAct(act)}>
          {t(`accounts.act.${act}`)}
        </Button>
      ))}
    </div>
  );
}
