import { Form, Input, type FormItemProps } from 'antd';
import { DateField } from '@/components/dates/DateField';

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
  return (
    <Form.Item {...place}>
      <DateField withTime={withTime} />
    </Form.Item>
  );
}
