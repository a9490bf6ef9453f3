import { DatePicker, Form, Input, type FormItemProps } from 'antd';
import { dayjs } from '@/lib/time';

type Place = Pick<FormItemProps, 'name' | 'label' | 'extra' | 'required'>;

/** A line of text. */
export function TextField({ length, ...place }: Place & { length: number }) {
  return (
    <Form.Item {...place}>
      <Input maxLength={length} autoComplete="off" />
    </Form.Item>
  );
}

/** A day, or a time of the court's clock, kept as the text that is shown: it survives a reload and shifts with no zone. */
export function TimeField({ withTime = false, ...place }: Place & { withTime?: boolean }) {
  const format = withTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD';
  return (
    <Form.Item
      {...place}
      getValueProps={(text: string | undefined) => ({ value: text ? dayjs(text) : null })}
      getValueFromEvent={(_, text: string | null) => text ?? undefined}
    >
      <DatePicker format={format} showTime={withTime ? { format: 'HH:mm' } : false} className="wide" />
    </Form.Item>
  );
}
