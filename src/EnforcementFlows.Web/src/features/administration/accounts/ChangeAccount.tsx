import { useState } from 'react';
import { ReasonDialog } from '@/components/ReasonDialog';
import { api, dataOf, Problem, type ApiError } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import type { Account } from './account';
import { isComplete, OfficeFields, type Offices } from './OfficeFields';

type Props = { account: Account; onDone: () => void; onClose: () => void };

/** 岗位调整: another name, other posts, other teams. */
export function ChangeAccount({ account, onDone, onClose }: Props) {
  const t = useWords('administration');
  const [offices, setOffices] = useState<Offices>({ name: account.name, roles: account.roles, teams: account.teams });
  const [errors, setErrors] = useState<readonly ApiError[]>([]);
  const act = (reason: string, key: string) => {
    const params = { path: { userId: account.id }, header: { 'Idempotency-Key': key } };
    return dataOf(api.PUT('/api/staff/accounts/{userId}', { params, body: { ...offices, name: offices.name.trim(), reason, version: account.version } })).catch((problem: unknown) => {
      setErrors(problem instanceof Problem ? problem.errors : []);
      throw problem;
    });
  };
  return (
    <ReasonDialog title={t('accounts.act-on.change', { name: account.name })} isReady={isComplete(offices)} entered={offices} act={act} onDone={() => onDone()} onClose={onClose}>
      <p>{t('accounts.change-about')}</p>
      <OfficeFields offices={offices} onChange={setOffices} errors={errors} />
    </ReasonDialog>
  );
}
