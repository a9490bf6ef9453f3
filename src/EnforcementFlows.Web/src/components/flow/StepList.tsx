import { Button } from 'antd';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { WaitText } from './WaitText';

/** The steps of a chart for those who do not see or point at the map: what is at work first, then what is done, then the rest. */
export function StepList({ steps, onEnter }: { steps: Schema<'FlowStep'>[]; onEnter: (chart: string) => void }) {
  const t = useWords('flow');
  const order = ['faulted', 'current', 'done', 'cancelled', 'not-reached'];
  const sorted = [...steps].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  return (
    <ul className="step-list" aria-label={t('as-list')}>
      {sorted.map((step) => (
        <li key={step.id} className={`step-${step.state}`}>
          <b>{t(`step.${step.state}`)}</b> {step.name}
          {step.clause && <span className="clause">{step.clause}</span>}
          {step.doneAt && <small> {t('step-done', { at: showTime(step.doneAt), name: step.doneByName ?? t('system') })}</small>}
          {step.times > 1 && <small> {t('step-times', { count: step.times })}</small>}
          {step.waits.map((wait, index) => (
            <WaitText key={index} wait={wait} />
          ))}
          {step.chart && (
            <Button size="small" onClick={() => onEnter(step.chart!)}>
              {t('step-in', { name: step.name })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
