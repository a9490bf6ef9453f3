import { Modal, type ModalProps } from 'antd';
import { useInertPage } from './useInertPage';

/** A question in the middle of the page. */
export function Dialog(props: ModalProps) {
  useInertPage(props.open);
  return <Modal {...props} />;
}
