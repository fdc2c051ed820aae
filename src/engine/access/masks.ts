/** What is left to be seen of a personal value that is masked, by what kind it is of. */
export const MASKS = {
  /** `张*` */
  name: (text: string) => `${Array.from(text)[0] ?? ''}*`,
  /** `138****5678`; of a short number, which has less to hide behind, nothing. */
  phone: (text: string) =>
    text.length < 11 ? '****' : text.replace(/^(.{3}).*(.{4})$/su, '$1****$2'),
};
