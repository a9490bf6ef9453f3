import { Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { DateField } from '@/components/dates/DateField';
import { useWords } from '@/lib/i18n';
import { instantOf, showTime } from '@/lib/time';
import type { TestCase } from '../useTestCases';
import { RecordDialog } from './RecordDialog';
import { withoutLast } from './script';
import { StartDialog } from './StartDialog';
import type { Answer } from './types';
import type { Simulation } from './useSimulation';

/** The virtual clock, how the flow stands, and the ways forward and back in time. */
export function ClockBar({ simulation, answer, cases }: { simulation: Simulation; answer: Answer; cases: TestCase[] }) {
  const t = useWords('design');
  const { script, played, attempt, happen, change } = simulation;
  const [until, setUntil] = useState<string>();
  const [open, setOpen] = useState<'start' | 'record'>();
  const advance = (at: string) => happen({ at, do: 'advance' });
  const showStart = (isOpen: boolean) => {
    if (!attempt.isPending) attempt.reset(); // what became of something else says nothing of it
    setOpen(isOpen ? 'start' : undefined);
  };
  const isLater = until !== undefined && new Date(instantOf(until)) > new Date(answer.now);
  return (
    <div className="clock-bar">
      <p className="clock" role="status">
        {t('simulation.now')} <b>{showTime(answer.now)}</b> <Tag>{t(`simulation.status.${answer.status}`, { defaultValue: answer.status })}</Tag>
      </p>
      <span className="design-bar">
        <Button type="primary" disabled={!answer.next} loading={attempt.isPending} onClick={() => advance(answer.next!.at)}>
          {answer.next ? t('simulation.next', { name: t(`simulation.next-is.${answer.next.kind}`, { name: answer.next.name ?? '' }), at: showTime(answer.next.at) }) : t('simulation.nothing-next')}
        </Button>
        <DateField id="advance-until" withTime value={until} onChange={setUntil} aria-describedby="advance-button" />
        <Button id="advance-button" disabled={!isLater} loading={attempt.isPending} onClick={() => advance(instantOf(until!))}>
          {t('simulation.advance')}
        </Button>
        <Button disabled={played.steps.length === 0} onClick={() => change(withoutLast(played))}>
          {t('simulation.undo')}
        </Button>
        <Popconfirm title={t('simulation.restart-sure')} onConfirm={() => change({ given: script.given, steps: [] })}>
          <Button disabled={script.steps.length === 0}>{t('simulation.restart')}</Button>
        </Popconfirm>
        <Button onClick={() => showStart(true)}>{t('simulation.start')}</Button>
        <Button disabled={!canBeRecorded(answer)} onClick={() => setOpen('record')}>
          {t('tests.record')}
        </Button>
      </span>
      {open === 'start' && <StartDialog simulation={simulation} answer={answer} cases={cases} onClose={() => showStart(false)} />}
      {open === 'record' && <RecordDialog definitionId={answer.definitionId} version={answer.version} script={script} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

// what goes wrong is nothing to hold on to
const canBeRecorded = ({ problem, status }: Answer) => problem === null && status !== 'faulted';
