/** The sizes in a Windows icon, in pixels. */
export const windowsSizes: readonly number[] = [16, 24, 32, 48, 64, 128, 256]

/** The sizes of the images for Linux desktops, in pixels. */
export const linuxSizes: readonly number[] = [16, 32, 48, 64, 128, 256, 512]
