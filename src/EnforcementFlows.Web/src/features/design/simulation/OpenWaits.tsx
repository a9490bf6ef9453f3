import { Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { objectOf } from './given';
import type { Answer } from './types';
import type { Simulation } from './useSimulation';

/** What the flow waits for besides people: an instant, or an event from outside, which can be made to come. */
export function OpenWaits({ simulation, answer }: { simulation: Simulation; answer: Answer }) {
  const t = useWords('design');
  if (answer.waits.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('simulation.no-waits')} />;
  return (
    <ul className="cards">
      {answer.waits.map(({ definitionId, activityId, name, event, at }, index) => (
        <li key={`${definitionId} ${activityId} ${event} ${index}`}>
          <b>{name}</b>
          <p>{event ? t('simulation.waits-event', { event }) : t('simulation.waits-until', { at: at ? showTime(at) : '' })}</p>
          {event && <Happen name={name} event={event} simulation={simulation} now={answer.now} />}
        </li>
      ))}
    </ul>
  );
}

/** Has an event come now, with the data that would come with it. */
function Happen({ name, event, simulation: { happen, attempt }, now }: { name: string; event: string; simulation: Simulation; now: string }) {
  const t = useWords('design');
  const [text, setText] = useState('');
  const payload = objectOf(text);
  return (
    <>
      <details>
        <summary>{t('simulation.payload')}</summary>
        <Input.TextArea className="others" aria-label={`${t('simulation.payload')} ${name}`} rows={4} spellCheck={false} value={text} status={payload ? undefined : 'error'} onChange={(change) => setText(change.target.value)} />
        {!payload && <p className="wrong">{t('simulation.others-wrong')}</p>}
      </details>
      <Button size="small" disabled={!payload} loading={attempt.isPending} onClick={() => happen({ at: now, do: 'event', event, ...(text.trim() ? { payload } : {}) })}>
        {t('simulation.send-event')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </>
  );
}
