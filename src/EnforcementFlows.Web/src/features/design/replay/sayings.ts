import { showLimit, showTime } from '@/lib/time';
import type { ReplayReport } from './types';

/** Words of the pages, with what is put into them. */
type Say = (key: string, values?: Record<string, string>) => string;

/** What would be otherwise in one case, a sentence each: limits, whom tasks are asked of, the way taken, and what is to be known of the result. */
export function sayingsOf(report: ReplayReport | null, say: Say): string[] {
  if (!report) return [];
  const { late, approvers, path, note } = report;
  return [
    ...late.map((limit) => limitText(limit, say)),
    ...approvers.map((asked) => askedText(asked, say)),
    ...(path && path.gone.length > 0 ? [say('replay.gone', { steps: stepsText(path.gone) })] : []),
    ...(path && path.added.length > 0 ? [say('replay.added', { steps: stepsText(path.added) })] : []),
    ...(note ? [note] : []),
  ];
}

function limitText({ name, isLate, wasDueOn, wasDueAt, wasDoneAt, dueOn, dueAt, doneAt }: ReplayReport['late'][number], say: Say): string {
  const day = (on: string | null, at: string | null) => on ?? (at ? showLimit(at) : say('replay.no-limit'));
  const done = (at: string | null) => (at ? say('replay.done-at', { at: showTime(at) }) : say('replay.never-done'));
  const [was, becomes] = [day(wasDueOn, wasDueAt), day(dueOn, dueAt)];
  return isLate ? say('replay.is-late', { name, was, becomes, done: done(doneAt) }) : say('replay.no-longer-late', { name, was, becomes, done: done(wasDoneAt) });
}

function askedText({ name, was, becomes }: ReplayReport['approvers'][number], say: Say): string {
  const names = (roles: typeof was) => roles.map((role) => role.name).join('、');
  if (was.length === 0) return say('replay.newly-asked', { name, becomes: names(becomes) });
  if (becomes.length === 0) return say('replay.no-longer-asked', { name, was: names(was) });
  return say('replay.asked-of', { name, was: names(was), becomes: names(becomes) });
}

const stepsText = (steps: readonly { name: string; times: number }[]) => steps.map(({ name, times }) => (times > 1 ? `${name} ×${times}` : name)).join('、');
