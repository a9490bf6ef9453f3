import { Empty } from 'antd';
import { DueMark } from '@/components/DueMark';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import { ClauseMarks } from '../ClauseMarks';
import type { Answer } from './types';

/** The clocks of the nodes: which run, until when, and which alerts went out. */
export function Deadlines({ deadlines }: { deadlines: Answer['deadlines'] }) {
  const t = useWords('design');
  // two leads may end at one instant
  const alertTexts = (alerts: Answer['deadlines'][number]['alerts']) => [...new Set(alerts.map(({ at, sentAt }) => t(sentAt ? 'simulation.alert-sent' : 'simulation.alert-at', { at: showTime(sentAt ?? at) })))];
  if (deadlines.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('simulation.no-deadlines')} />;
  return (
    <ul className="cards">
      {deadlines.map((deadline, index) => (
        <li key={index}>
          <b>{deadline.name}</b> <ClauseMarks ids={[deadline.clause]} />
          <p>
            {t(`simulation.deadline.${deadline.state}`, { defaultValue: deadline.state })} {deadline.metAt ? showTime(deadline.metAt) : <DueMark dueAt={deadline.dueAt} dueOn={deadline.dueOn} />}
          </p>
          {alertTexts(deadline.alerts).map((text) => (
            <p key={text} className="fine">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
