import { useWords } from '@/lib/i18n';
import { showLimit } from '@/lib/time';
import type { MigrationDetail, MigrationItem } from './types';

/** What becomes of one flow, a line for each thing: why not, where it stands, which clocks and tasks move. */
export function useMoves({ targets, migration: { from, to: goal } }: Pick<MigrationDetail, 'targets' | 'migration'>) {
  const t = useWords('design');
  const targetOf = (path: string | null) => targets.find((target) => target.path === path);
  const settledOn: Partial<Record<MigrationItem['state'], number>> = { migrated: goal.number, undoing: goal.number, undone: from.number };
  return ({ state, message, steps, deadlines, tasks }: MigrationItem): string[] => {
    const places = steps.map((step) => ({ ...step, target: targetOf(step.to) }));
    const stays = places.filter(({ activityId, target }) => target?.activityId === activityId);
    const goes = places.filter(({ activityId, target }) => target?.activityId !== activityId);
    const number = settledOn[state];
    return [
      number !== undefined && t('migration.now-on', { number }),
      message,
      stays.length > 0 && t('migration.stands', { names: [...new Set(stays.map(({ name }) => name))].join('、') }),
      ...goes.map(({ name, to, target }) => (to === null ? t('migration.step-ends', { name }) : t('migration.step-goes', { name, to: target?.name ?? to, id: target?.activityId ?? to }))),
      ...deadlines.filter(({ from, to, problem }) => problem !== null || to !== from).map((row) => `${row.name}：${row.problem ?? t('migration.day-moves', { from: dayOf(row.fromDay, row.from), to: dayOf(row.toDay, row.to) })}`),
      ...tasks.filter(({ reOffered }) => reOffered).map(({ name }) => t('migration.offered-again', { name })),
      ...tasks.filter(({ ended }) => ended).map(({ name }) => t('migration.task-ends', { name })),
    ].filter((line): line is string => typeof line === 'string');
  };
}

const dayOf = (day: string | null, at: string | null) => day ?? (at === null ? '' : showLimit(at));
