import { useCallback, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { announce } from '@/components/Announcements';
import { useWords } from '@/lib/i18n';
import { useActor } from '@/lib/session';
import { belongs, filterOf, searchOf, type Filter } from './filter';
import type { Command } from './keys';
import { neighbourOf } from './steady';
import { actsFor, type Task } from './task';
import { useBatch } from './useBatch';
import { useTaskAct } from './useTaskAct';
import { useTaskList } from './useTaskList';

const nobodyMay = () => false;

/** How the parts of the inbox play together: the address says what is shown, the list where one is, the acts what comes next. */
export function useInbox() {
  const t = useWords('inbox');
  const actor = useActor();
  const navigate = useNavigate();
  const openId = useParams().taskId;
  const { search } = useLocation();
  const filter = useMemo(() => filterOf(new URLSearchParams(search)), [search]);
  const tasks = useTaskList(filter);
  const [cursor, setCursor] = useState(openId);
  const [takesFocus, setTakesFocus] = useState(false);
  const [isHelpOpen, setHelp] = useState(false);
  const listRef = useRef<HTMLDivElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);
  const act = useTaskAct();

  const goTo = (to: string) => void navigate(`/tasks${to}`);
  const open = (task: Task, withFocus = false) => {
    setCursor(task.id);
    setTakesFocus(withFocus);
    void navigate(`/tasks/${task.id}${searchOf(filter)}`);
  };
  /** Something was done to a task: its row shows it, or leaves the view. */
  const acted = (task: Task) => (belongs(task, filter.view, actor) ? tasks.change(task) : tasks.drop(task.id));
  const batch = useBatch(filter.view, acted);
  const completed = (task: Task, said: string) => {
    announce(
      <>
        {said} {task.caseId && <Link to={`/cases/${task.caseId}`}>{task.caseNumber}</Link>}
      </>,
    );
    const next = neighbourOf(tasks.rows, task.id);
    acted(task);
    if (next) open(next, true);
    else goTo(searchOf(filter));
  };
  const actOn = (kind: 'claim' | 'release', task: Task) => {
    const isOthers = kind === 'claim' && filter.view === 'substituted' && task.state === 'open'; // whoever stands in for somebody takes what is offered to them
    const isOffered = isOthers || actsFor(task, actor, nobodyMay)[kind];
    if (isOffered)
      act.mutate(
        { task, act: { kind } },
        {
          onSuccess: (changed) => {
            announce(t(kind === 'claim' ? 'claimed' : 'released', { name: task.name }));
            acted(changed);
            if (kind === 'claim') open(changed, filter.view === 'available' && tasks.rows.length === 1); // with its last row the list goes, and takes the focus along
          },
        },
      );
  };
  const canMark = filter.view === 'available' || filter.view === 'mine' || filter.view === 'inbox';
  const command = (asked: Command, task: Task | undefined) => {
    if (asked === 'filter') filterRef.current?.focus();
    else if (asked === 'help') setHelp(true);
    else if (task === undefined) return;
    else if (asked === 'open' && task.id === openId) document.getElementById('task-title')?.focus();
    else if (asked === 'open') open(task);
    else if (asked === 'mark' && canMark) batch.toggle(task);
    else if (asked === 'claim' || asked === 'release') actOn(asked, task);
  };
  const { fetchNextPage, hasNextPage, isFetching, isFetchingNextPage } = tasks.list;
  // another one whenever the list is asked for anew: that breaks off the page that was under way, sometimes before anything was drawn of it
  const readOn = useCallback(() => {
    if (hasNextPage && !(isFetching && isFetchingNextPage)) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetching, isFetchingNextPage]);
  const focusList = () => listRef.current?.focus();

  return {
    filter, tasks, openId, takesFocus, batch, canMark, isHelpOpen, setHelp, listRef, filterRef, open, acted, completed, command, readOn, focusList, goTo,
    cursor: cursor ?? openId,
    setCursor: (task: Task) => setCursor(task.id),
    openTask: tasks.rows.find((row) => row.task.id === openId)?.task,
    backTo: `/tasks${searchOf(filter)}`,
    problem: act.error,
    setFilter: (changed: Filter) => goTo(searchOf(changed)),
    showNew: () => {
      tasks.showAll();
      focusList();
    },
  };
}

export type Inbox = ReturnType<typeof useInbox>;
