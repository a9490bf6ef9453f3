import { Empty } from 'antd';
import { useWords } from '@/lib/i18n';
import { showTime } from '@/lib/time';
import type { Answer } from './types';

/** The papers that would have been made. */
export function Letters({ answer: { letters } }: { answer: Answer }) {
  const t = useWords('design');
  if (letters.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('simulation.no-letters')} />;
  return (
    <ul className="cards">
      {letters.map((letter, index) => (
        <li key={index}>
          <b>{letter.name}</b> <small>{showTime(letter.at)}</small>
          <p>{letter.documents.join('、') || letter.set}</p>
        </li>
      ))}
    </ul>
  );
}
