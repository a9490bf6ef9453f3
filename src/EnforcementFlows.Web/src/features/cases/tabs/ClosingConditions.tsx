import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { useMay } from '@/lib/session';

/** The conditions of one way of closing, those that are not met first, each with its clause and what is missing. */
export function ClosingConditions({ caseId, way }: { caseId: string; way: Schema<'GetClosingCheckWay'> }) {
  const t = useWords('cases');
  const may = useMay();
  const inOrder = [...way.conditions.filter((one) => !one.met), ...way.conditions.filter((one) => one.met)];
  return (
    <>
      <p role="status">{way.met ? t('closing-met', { way: way.name }) : t('closing-unmet', { way: way.name, count: way.conditions.filter((one) => !one.met).length })}</p>
      <ul className="conditions" aria-label={t('conditions')}>
        {inOrder.map((condition) => (
          <li key={condition.code} className={condition.met ? 'met' : 'unmet'}>
            {condition.met ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}
            <b>{t(condition.met ? 'met' : 'unmet')}</b> {condition.name}
            <span className="clause">{condition.clause}</span>
            {condition.message && <p>{condition.message}</p>}
          </li>
        ))}
      </ul>
      {may(`request.${way.requestKind}`) && (
        <Link to={`/cases/${caseId}/request/${way.requestKind}`} className="as-button">
          {t('ask-for-closing')}
        </Link>
      )}
    </>
  );
}
