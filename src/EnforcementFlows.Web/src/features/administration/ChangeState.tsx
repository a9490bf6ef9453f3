import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Tag } from 'antd';
import { ProblemNotice } from '@/components/ProblemNotice';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useActor, useMay } from '@/lib/session';
import { useStaff } from '@/lib/staff';
import { showTime } from '@/lib/time';

type Change = Pick<Schema<'CalendarChangeRow'>, 'state' | 'proposedBy' | 'createdAt' | 'decidedBy' | 'decidedAt' | 'moved'>;

/** How far a proposed change is, who proposed and who decided it. */
export function ChangeState({ change }: { change: Change }) {
  const t = useWords('administration');
  const staff = useStaff();
  const name = (id: string) => staff.data?.find((person) => person.id === id)?.name ?? '';
  return (
    <p className="change-state">
      <Tag>{t(`state.${change.state}`)}</Tag> {t('proposed', { name: name(change.proposedBy), time: showTime(change.createdAt) })}
      {change.decidedBy && change.decidedAt && `；${t('decided', { name: name(change.decidedBy), time: showTime(change.decidedAt) })}`}
      {change.state !== 'proposed' && change.state !== 'withdrawn' && `；${t('moved', { count: change.moved })}`}
    </p>
  );
}

type Acts = { change: Change; approve: { permission: string; act: () => Promise<unknown> }; withdraw: { permission: string; act: () => Promise<unknown> } };

/** What can be done with a proposed change: somebody else approves it, its side takes it back. */
export function ChangeActs({ change, approve, withdraw }: Acts) {
  const t = useWords('administration');
  const may = useMay();
  const self = useActor().id;
  const client = useQueryClient();
  const act = useMutation({ mutationFn: (run: () => Promise<unknown>) => run(), onSuccess: () => client.invalidateQueries() });
  if (change.state !== 'proposed') return null;
  const acts = [
    { name: 'approve', ...approve, type: 'primary' as const, isOffered: change.proposedBy !== self },
    { name: 'withdraw', ...withdraw, type: 'default' as const, isOffered: true },
  ].filter(({ permission, isOffered }) => isOffered && may(permission));
  return (
    <>
      <div className="admin-acts">
        {acts.map(({ name, act: run, type }) => (
          <Popconfirm key={name} title={`${t(`act.${name}`)}？`} onConfirm={() => act.mutate(run)}>
            <Button type={type} loading={act.isPending}>
              {t(`act.${name}`)}
            </Button>
          </Popconfirm>
        ))}
        {change.proposedBy === self && t('calendar.second-person')}
      </div>
      {act.error && <ProblemNotice problem={act.error} />}
    </>
  );
}
