import { useProfile } from '@/lib/court';
import { useWords } from '@/lib/i18n';
import type { NodeChoice } from './plan';
import type { MigrationDetail } from './types';

/** What a thing that can be chosen in a plan is called, and what is chosen, by the keys of `choicesOf`. */
export function useChoiceWords({ nodes, targets, variables, targetVariables, deadlines, timers }: MigrationDetail) {
  const t = useWords('design');
  const profile = useProfile().data;
  const targetName = (path: string) => targets.find((target) => target.path === path)?.name ?? path;
  const where = ({ to, ends, goOnAt }: Omit<NodeChoice, 'path'>) => {
    if (to !== null) return targetName(to);
    if (!ends) return t('migration.not-chosen');
    return goOnAt === null ? t('migration.ends') : t('migration.ends-on-at', { to: targetName(goOnAt) });
  };
  const nameOf = (key: string) => {
    const [part, about] = split(key);
    const deadline = deadlines.find(({ node }) => node === about)?.name ?? about;
    const names: Record<string, () => string> = {
      ground: () => t('migration.ground'),
      clause: () => t('common:clause'),
      tasks: () => t('migration.tasks'),
      node: () => `${nodes.find(({ path }) => path === about)?.name ?? about} ${t('migration.step-after')}`,
      variable: () => `${variables.find(({ scope, id }) => `${scope} ${id}` === about)?.name ?? about} ${t('migration.variable-after')}`,
      'to-node': () => `${deadline} ${t('migration.to-node')}`,
      deadline: () => `${deadline} ${t('migration.how-long')}`,
      timer: () => `${timers.find(({ path }) => path === about)?.name ?? about} ${t('migration.how-long')}`,
    };
    return names[part]?.() ?? key;
  };
  const valueOf = (key: string, value: unknown): string => {
    const [part] = split(key);
    if (part === 'node') return where(value as Omit<NodeChoice, 'path'>);
    const code = typeof value === 'string' ? value : '';
    if (code === '') return t(part === 'variable' ? 'migration.dropped' : 'migration.not-chosen');
    if (part === 'tasks') return t(`migration.task-policy.${code}`);
    if (part === 'variable') return targetVariables.find(({ id }) => id === code)?.name ?? code;
    if (part === 'to-node') return profile?.nodes[code]?.name ?? code;
    return part === 'deadline' || part === 'timer' ? t(`migration.policy.${code}`) : code;
  };
  return { nameOf, valueOf };
}

const split = (key: string) => {
  const end = key.indexOf(' ');
  return end < 0 ? ([key, ''] as const) : ([key.slice(0, end), key.slice(end + 1)] as const);
};
