/** Whether a dialog is open: what is behind it can be neither used nor left until it is closed. */
export const isDialogOpen = () => document.querySelector('dialog[open]') !== null
