import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { nameOf } from './fields';

/** Everything that was refused, summed up; each line leads to its field. */
export function RefusedFields({ problem, onGo }: { problem: Error; onGo: (field: string) => void }) {
  const t = useWords('filing');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [problem]);
  if (!(problem instanceof Problem) || problem.status !== 400)
    return (
      <div ref={box} tabIndex={-1}>
        <ProblemNotice problem={problem} />
      </div>
    );
  return (
    <div ref={box} tabIndex={-1}>
      <Alert
        type="error"
        showIcon
        title={
          <>
            {problem.title}：{t('refused', { count: problem.errors.length })} <code>{problem.code}</code>
          </>
        }
        description={
          <>
            <p className="problem-detail">{t('refused-about')}</p>
            <ul className="problem-errors">
              {problem.errors.map((error, index) => (
                <li key={index}>
                  {error.field ? (
                    <Button type="link" className="to-field" onClick={() => onGo(error.field!)}>
                      {nameOf(error.field, t)}
                    </Button>
                  ) : (
                    t('unnamed')
                  )}
                  ：{error.message}
                </li>
              ))}
            </ul>
          </>
        }
      />
    </div>
  );
}
