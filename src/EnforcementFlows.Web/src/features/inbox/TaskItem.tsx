import { useMemo } from 'react';
import { useRoleNames } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import { useOutcomeName } from '@/lib/outcomes';
import { useStaff } from '@/lib/staff';
import { showTime } from '@/lib/time';
import { formOfRequest, itemLines, kindOf, type ItemLine } from './itemTree';
import type { Task } from './task';
import { useForm, useRequest } from './useTask';

/** What is asked for, by whom and why, as it came with the task. */
export function TaskItem({ task }: { task: Task }) {
  const t = useWords('inbox');
  const lines = useItemLines(task);
  if (lines.length === 0) return null;
  return (
    <section className="task-item" aria-label={t('item.title')}>
      <h3>{t('item.title')}</h3>
      <Requester task={task} />
      <Lines lines={lines} />
    </section>
  );
}

/** Who asked for it and when, where it is a request's. */
function Requester({ task }: { task: Task }) {
  const t = useWords('inbox');
  const request = useRequest(task);
  if (!request) return null;
  return (
    <p className="requester">
      {t('requested', { name: request.requestedByName ?? t('someone'), time: showTime(request.requestedAt) })}
    </p>
  );
}

function Lines({ lines }: { lines: readonly ItemLine[] }) {
  return (
    <dl className="item-lines">
      {lines.map(({ label, text, clause, lines: inner }, index) => (
        <div key={index} className={inner ? 'item-group' : undefined}>
          <dt>{label}</dt>
          <dd>
            {text}
            {clause && <span className="clause">{clause}</span>}
            {inner && <Lines lines={inner} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function useItemLines(task: Task): ItemLine[] {
  const t = useWords('inbox');
  const outcomeName = useOutcomeName();
  const request = useRequest(task);
  const kind = kindOf(task.item) ?? request?.kind ?? null;
  const asked = useForm(kind === null ? null : formOfRequest(kind)).data?.fields;
  const own = useForm(task.form).data?.fields;
  const roleNames = useRoleNames();
  const people = useStaff({ enabled: task.item !== null }).data;
  return useMemo(() => {
    const wordOf = (key: string) => t(key, { defaultValue: '' }) || undefined;
    const codeWords: Record<string, (value: string) => string | undefined> = { kind: (kind) => wordOf(`request.${kind}`), outcome: outcomeName, role: roleNames };
    return itemLines(task.item, asked ?? own, {
      label: (key) => wordOf(`item.${key}`),
      code: (key, value) => codeWords[key]?.(value),
      person: (id) => people?.find((person) => person.id === id)?.name,
      yesNo: (value) => t(value ? 'common:yes' : 'common:no'),
      number: (index) => String(index + 1),
    });
  }, [task.item, asked, own, people, t, outcomeName, roleNames]);
}
