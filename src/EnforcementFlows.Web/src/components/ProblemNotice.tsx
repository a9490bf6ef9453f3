import { Alert, Button } from 'antd';
import { Problem } from '@/lib/api';
import { useWords } from '@/lib/i18n';

type Props = {
  problem: unknown;
  onRetry?: () => void;
  /** Leads to the field that a condition is about; without it the conditions are told only. */
  onField?: (field: string) => void;
};

/** What went wrong, by which code, which conditions are not met and by which clause, and what one can do. */
export function ProblemNotice({ problem, onRetry, onField }: Props) {
  const t = useWords('common');
  const told = problem instanceof Problem ? problem : new Problem(-1, 'page.failed', t('problem.page'), problem instanceof Error ? problem.message : undefined);
  return (
    <Alert
      type="error"
      showIcon
      title={told.title || t(told.status === 0 ? 'problem.network' : 'problem.unknown')}
      description={
        <>
          {told.detail && <p className="problem-detail">{told.detail}</p>}
          {told.errors.length > 0 && (
            <ul className="problem-errors">
              {told.errors.map((error, index) => (
                <li key={index}>
                  {error.field && onField ? <FieldLink field={error.field} message={error.message} onField={onField} /> : error.message}
                  {error.clause && <span className="clause">{error.clause}</span>}
                </li>
              ))}
            </ul>
          )}
          <p className="problem-advice">
            {t(adviceFor(told))} {told.code === signedOut && <SignIn />} <code>{told.code}</code>
          </p>
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    />
  );
}

function FieldLink({ field, message, onField }: { field: string; message: string; onField: (field: string) => void }) {
  return (
    <button type="button" className="link" onClick={() => onField(field)}>
      {message}
    </button>
  );
}

/** Beside the page, on which something may have been entered. */
function SignIn() {
  return (
    <a href="/" target="_blank" rel="noopener">
      {useWords('common')('problem.sign-in')}
    </a>
  );
}

const signedOut = 'auth.required'; // of the other 401 each says what is wrong with what was entered

function adviceFor({ status, code }: Problem) {
  if (code === signedOut) return 'problem.advice.signed-out';
  if (status === 0) return 'problem.advice.network';
  if (status === 400 || status === 401 || status === 413) return 'problem.advice.correct'; // the password, the file
  if (status === 403) return 'problem.advice.forbidden';
  if (status === 404) return 'problem.advice.missing';
  if (status === 409) return 'problem.advice.refresh';
  return 'problem.advice.retry';
}
