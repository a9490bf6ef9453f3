import { useState } from 'react';
import type { Task } from './task';
import { useTaskAct } from './useTaskAct';

export type BatchResult = { task: Task; problem?: unknown };

/** Claims several tasks, one after the other; one that is refused holds up none of the others. */
export function useBatchClaim(onClaimed: (task: Task) => void) {
  const [chosen, setChosen] = useState<readonly Task[]>([]);
  const [results, setResults] = useState<readonly BatchResult[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const { mutateAsync } = useTaskAct();
  const run = async () => {
    setIsRunning(true);
    setResults([]);
    for (const task of chosen) {
      const result = await mutateAsync({ task, act: { kind: 'claim' } }).then(
        (claimed): BatchResult => ({ task: claimed }),
        (problem: unknown): BatchResult => ({ task, problem }),
      );
      if (result.problem === undefined) onClaimed(result.task);
      setResults((before) => [...before, result]);
    }
    setChosen([]);
    setIsRunning(false);
  };
  return {
    marked: new Set(chosen.map((task) => task.id)) as ReadonlySet<string>,
    results,
    isRunning,
    run,
    toggle: (task: Task) => {
      setResults([]);
      setChosen((before) => (before.some(({ id }) => id === task.id) ? before.filter(({ id }) => id !== task.id) : [...before, task]));
    },
    clear: () => {
      setChosen([]);
      setResults([]);
    },
  };
}

export type BatchClaim = ReturnType<typeof useBatchClaim>;
