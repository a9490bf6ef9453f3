import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { addsUp } from '../amounts';

/** 申请 = 到位 + 放弃 + 未到位, as a sum that can be checked at sight, and said plainly if it does not hold. */
export function Amounts({ amounts }: { amounts: Schema<'CaseDetailAmountsView'> }) {
  const t = useWords('cases');
  const isRight = addsUp(amounts);
  return (
    <div>
      <h2>{t('amounts')}</h2>
      <table className="sum">
        <caption className="unseen">{t('amounts')}</caption>
        <tbody>
          {(['received', 'waived', 'outstanding'] as const).map((part) => (
            <tr key={part}>
              <th scope="row">{t(`amount.${part}`)}</th>
              <td>{showMoney(amounts[part])}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('amount.applied')}</th>
            <td>{showMoney(amounts.applied)}</td>
          </tr>
        </tbody>
      </table>
      {isRight ? <p className="fine">{t('amount.adds-up')}</p> : <p role="alert" className="wrong">{t('amount.wrong')}</p>}
    </div>
  );
}
