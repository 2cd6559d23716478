/** Whether the page runs from right to left, where the arrow keys lead the other way. */
export const isRightToLeft = () => document.documentElement.dir === 'rtl'
