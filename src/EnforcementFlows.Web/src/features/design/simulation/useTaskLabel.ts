import { useWords } from '@/lib/i18n';
import type { OpenTask } from './openTasks';

/** What an open task is called, told from others of the same name. */
export function useTaskLabel() {
  const t = useWords('design');
  return ({ label: { name, number, about } }: OpenTask) => {
    if (number === undefined) return name;
    return about === undefined ? t('simulation.task-number', { name, number }) : t('simulation.task-about', { name, number, about });
  };
}
