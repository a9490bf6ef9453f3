import { Button } from 'antd';
import { announce } from '@/components/Announcements';
import { ProblemNotice } from '@/components/ProblemNotice';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { useActor } from '@/lib/session';
import { showTime } from '@/lib/time';
import { isOpen, type Task } from './task';
import { useTaskAct } from './useTaskAct';

type Signer = Schema<'SignerRow'>;

/** Who was asked to sign the task before it is decided, what they said, and whom it still waits for. */
export function TaskSigners({ task, onActed }: { task: Task; onActed: (task: Task) => void }) {
  const t = useWords('inbox');
  const actor = useActor();
  const act = useTaskAct();
  if (task.signers.length === 0) return null;
  const mayWithdraw = ({ state, askedBy }: Signer) => state === 'awaited' && isOpen(task) && (askedBy === actor.id || task.assignee === actor.id);
  const withdraw = ({ id }: Signer) =>
    act.mutate(
      { task, act: { kind: 'withdraw-signer', signerId: id } },
      {
        onSuccess: (changed) => {
          announce(t('said.withdraw-signer', { name: task.name }));
          onActed(changed);
        },
      },
    );
  return (
    <section className="task-item task-signers" aria-label={t('signers')}>
      <h3>{t('signers')}</h3>
      <ul>
        {task.signers.map((signer) => (
          <li key={signer.id}>
            <b>{signer.name ?? t('someone')}</b> <span className={`mark signer-${signer.state}`}>{t(`signer.${signer.state}`)}</span>
            {mayWithdraw(signer) && (
              <Button size="small" loading={act.isPending} aria-label={t('signer-withdraw', { name: signer.name ?? t('someone') })} onClick={() => withdraw(signer)}>
                {t('signer-withdraw-short')}
              </Button>
            )}
            <p>{t('signer-asked', { name: signer.askedByName ?? t('someone'), time: showTime(signer.askedAt), reason: signer.reason })}</p>
            <Opinion signer={signer} />
          </li>
        ))}
      </ul>
      {isOpen(task) && task.signers.some(({ state }) => state === 'awaited') && <p role="status">{t('signers-awaited')}</p>}
      {act.error && <ProblemNotice problem={act.error} />}
    </section>
  );
}

function Opinion({ signer: { userId, outcome, opinion, signedAt, signedBy, signedByName } }: { signer: Signer }) {
  const t = useWords('inbox');
  const outcomeName = useOutcomeName();
  if (outcome === null || signedAt === null) return null;
  return (
    <p>
      <b>{outcomeName(outcome)}</b> {opinion} <small>{[signedBy === userId ? null : t('signed-for', { name: signedByName ?? t('someone') }), showTime(signedAt)].filter(Boolean).join(' ')}</small>
    </p>
  );
}
