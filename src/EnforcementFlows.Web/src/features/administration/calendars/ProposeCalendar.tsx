import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Upload } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Select } from '@/components/Select';
import { api, dataOf, type Schema } from '@/lib/api';
import { useWords } from '@/lib/i18n';
import { readYear, type Year } from './year';

const levels = ['national', 'court', 'emergency'];

/** Reads a year file, shows what is in it, and proposes it. */
export function ProposeCalendar({ onProposed }: { onProposed: (row: Schema<'CalendarChangeRow'>) => void }) {
  const t = useWords('administration');
  const client = useQueryClient();
  const [level, setLevel] = useState('national');
  const [year, setYear] = useState<Year | 'unreadable'>();
  const propose = useMutation({
    mutationFn: (content: unknown) => dataOf(api.POST('/api/calendars/changes', { body: { level, calendar: content } })),
    onSuccess: async (row) => {
      setYear(undefined);
      await client.invalidateQueries({ queryKey: ['calendars'] });
      onProposed(row);
    },
  });
  const choose = async (file: File) => {
    propose.reset();
    setYear(readYear(await file.text()) ?? 'unreadable');
  };
  return (
    <>
      <div className="admin-acts">
        <label htmlFor="level">{t('calendar.level')}</label>
        <Select id="level" value={level} onChange={setLevel} options={levels.map((value) => ({ value, label: t(`calendar.levels.${value}`) }))} style={{ width: 110 }} />
        <Upload
          accept=".json,application/json"
          showUploadList={false}
          beforeUpload={(file) => {
            void choose(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined aria-hidden />}>{t('calendar.upload')}</Button>
        </Upload>
        {year !== undefined && year !== 'unreadable' && (
          <>
            <span>{t('calendar.preview', { year: year.year, holidays: year.holidays, workdays: year.workdays })}</span>
            <Button type="primary" loading={propose.isPending} onClick={() => propose.mutate(year.content)}>
              {t('calendar.propose')}
            </Button>
          </>
        )}
      </div>
      {year === 'unreadable' && <Alert type="error" showIcon title={t('calendar.unreadable')} />}
      {propose.error && <ProblemNotice problem={propose.error} />}
    </>
  );
}
