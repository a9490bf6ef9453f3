import { Button } from 'antd';
import { useState } from 'react';
import { announce } from '@/components/Announcements';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useWords } from '@/lib/i18n';
import { useActor, useMay } from '@/lib/session';
import { useStaff } from '@/lib/staff';
import { PersonDialog } from './PersonDialog';
import { SignerDialog } from './SignerDialog';
import { actsFor, type Task } from './task';
import { TextDialog } from './TextDialog';
import { useTaskAct, type Act } from './useTaskAct';

type Asked = 'delegate' | 'assign' | 'sign' | 'urge' | 'comment';
type Props = { task: Task; mayComment: boolean; onActed: (task: Task) => void };

/** What can be done with a task beside doing it. */
export function TaskActs({ task, mayComment, onActed }: Props) {
  const t = useWords('inbox');
  const may = useMay();
  const actor = useActor();
  const staff = useStaff({ enabled: actor.substituted.length > 0 });
  const principals = (staff.data ?? []).filter(({ id }) => actor.substituted.some((person) => person.id === id));
  const acts = actsFor(task, actor, may, principals);
  const [asked, setAsked] = useState<Asked>();
  const act = useTaskAct();
  const send = (wanted: Act) =>
    act.mutate(
      { task, act: wanted },
      {
        onSuccess: (changed) => {
          setAsked(undefined);
          announce(t(`said.${wanted.kind}`, { name: task.name }));
          onActed(changed);
        },
      },
    );
  const ask = (what: Asked) => {
    act.reset();
    setAsked(what);
  };
  const dialog = { task, isBusy: act.isPending, problem: act.error, onClose: () => setAsked(undefined) };
  return (
    <div className="task-acts">
      <div>
        {acts.claim && (
          <Button type="primary" loading={act.isPending && asked === undefined} onClick={() => send({ kind: 'claim' })}>
            {t('claim')}
          </Button>
        )}
        {acts.return && <Button onClick={() => send({ kind: 'return' })}>{t(acts.complete ? 'return' : 'take-back')}</Button>}
        {acts.delegate && <Button onClick={() => ask('delegate')}>{t('delegate')}</Button>}
        {acts.sign && <Button onClick={() => ask('sign')}>{t('sign')}</Button>}
        {acts.assign && <Button onClick={() => ask('assign')}>{t('assign')}</Button>}
        {acts.urge && <Button onClick={() => ask('urge')}>{t('urge')}</Button>}
        {mayComment && <Button onClick={() => ask('comment')}>{t('comment')}</Button>}
        {acts.release && <Button onClick={() => send({ kind: 'release' })}>{t('release')}</Button>}
      </div>
      {act.error && asked === undefined && <ProblemNotice problem={act.error} />}
      {(asked === 'delegate' || asked === 'assign') && <PersonDialog {...dialog} kind={asked} onSend={(userId) => send({ kind: asked, userId })} />}
      {asked === 'sign' && <SignerDialog {...dialog} onSend={(userId, reason) => send({ kind: 'sign', userId, reason })} />}
      {(asked === 'urge' || asked === 'comment') && <TextDialog {...dialog} kind={asked} onSend={(text) => send({ kind: asked, text })} />}
    </div>
  );
}
