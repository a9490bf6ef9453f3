import { Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { SchemaForm } from '@/components/forms/SchemaForm';
import { useDraft } from '@/components/forms/useDraft';
import { idOf, toWire, type Entries, type FormDefinition } from '@/components/forms/values';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { useActor } from '@/lib/session';
import { Materials } from './Materials';
import type { Task } from './task';
import { useComplete } from './useComplete';

type Draft = { entries: Entries; materials: Record<string, string>; comment: string };
type Props = { task: Task; form: FormDefinition | undefined; onCompleted: (task: Task, said: string) => void };

const longestComment = 4000;
const empty: Draft = { entries: {}, materials: {}, comment: '' };

/** The task's own form, and how it can end. What is entered stays until the task is done. */
export function CompleteForm({ task, form, onCompleted }: Props) {
  const t = useWords('inbox');
  const outcomeName = useOutcomeName();
  const [draft, setDraft, clearDraft] = useDraft(`task:${useActor().id}:${task.id}`, empty);
  const [chosen, setChosen] = useState<string>();
  const nameOf = (outcome: string) => outcomeName(outcome, task.form);
  const complete = useComplete(task, (done) => {
    clearDraft();
    onCompleted(done, t('completed', { name: task.name, outcome: nameOf(done.outcome ?? '') }));
  });
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (complete.error) notice.current?.focus(); // scrolls there: the fields that are meant may be out of sight
  }, [complete.error]);
  const errors = complete.error instanceof Problem ? complete.error.errors : [];
  const isRestricted = form?.fields.some((field) => field.restricted) ?? false;
  const files = useMemo(() => (task.caseId === null ? undefined : { caseId: task.caseId, taskId: task.id }), [task.caseId, task.id]);
  const end = (outcome: string) => {
    setChosen(outcome);
    complete.mutate({ outcome, form: contentOf(draft, form), comment: isRestricted ? undefined : draft.comment.trim() || undefined });
  };
  return (
    <section className="complete-form" aria-label={form?.title ?? t('complete')}>
      {complete.error && (
        <div ref={notice} tabIndex={-1} className="complete-problem">
          <ProblemNotice problem={complete.error} onField={goToField} />
        </div>
      )}
      {form && form.fields.length > 0 && (
        <>
          <h3>{form.title}</h3>
          <SchemaForm form={form} entries={draft.entries} onChange={(entries) => setDraft({ ...draft, entries })} errors={errors} outcomeName={nameOf} files={files} />
        </>
      )}
      <Materials files={files} materials={task.materials ?? []} given={draft.materials} onChange={(materials) => setDraft({ ...draft, materials })} errors={errors} />
      {!isRestricted && (
        <div className="field">
          <label htmlFor="task-comment">{t('remark')}</label>
          <Input.TextArea id="task-comment" value={draft.comment} maxLength={longestComment} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => setDraft({ ...draft, comment: event.target.value })} />
        </div>
      )}
      <div className="outcomes" role="group" aria-label={t('outcomes')}>
        {task.outcomes.map((outcome, index) => (
          <Button key={outcome} type={index === 0 ? 'primary' : 'default'} danger={outcome === 'reject'} loading={complete.isPending && chosen === outcome} disabled={complete.isPending && chosen !== outcome} onClick={() => end(outcome)}>
            {nameOf(outcome)}
          </Button>
        ))}
      </div>
    </section>
  );
}

/** The form as the API takes it; the papers that the court wants come in its `materials`. */
function contentOf({ entries, materials }: Draft, form: FormDefinition | undefined): Record<string, unknown> {
  const given = Object.entries(materials).flatMap(([code, file]) => (file.trim() === '' ? [] : [{ code, file: file.trim() }]));
  return { ...(form ? toWire(form.fields, entries) : {}), ...(given.length > 0 ? { materials: given } : {}) };
}

function goToField(field: string) {
  const element = document.getElementById(idOf(field));
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
}
