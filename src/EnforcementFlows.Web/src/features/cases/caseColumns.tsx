import type { TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { showMoney } from '@/lib/money';
import { showDay } from '@/lib/time';
import { useCodes } from './useCodes';

export type CaseRow = Schema<'CaseRow'>;

export function useCaseColumns(): TableColumnsType<CaseRow> {
  const t = useWords('cases');
  const codes = useCodes();
  return [
    { title: t('number'), width: 190, render: (_, row) => <Link to={`/cases/${row.id}`}>{row.caseNumber}</Link> },
    { title: t('type'), width: 96, render: (_, row) => codes('type', row.caseType) },
    { title: t('cause'), width: 180, ellipsis: true, dataIndex: 'cause' },
    { title: t('filed'), width: 104, render: (_, row) => showDay(row.filedAt) },
    { title: t('stage'), width: 88, render: (_, row) => t(`common:stage.${row.stage}`) },
    { title: t('handler'), width: 100, render: (_, row) => row.handlerName ?? t('no-handler') },
    { title: t('claim'), width: 130, align: 'right', render: (_, row) => <span className="figures">{showMoney(row.claimAmount)}</span> },
    { title: t('track'), width: 140, render: (_, row) => [codes('class', row.caseClass), codes('track', row.track)].filter(Boolean).join(' · ') || t('not-triaged') },
  ];
}
