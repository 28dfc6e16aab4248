import { ENTRY_KINDS } from '../../src-shared/model/entry'

/** As rows and names hold them. */
export const FOLDER_KIND = ENTRY_KINDS.indexOf('folder')
export const LINK_KIND = ENTRY_KINDS.indexOf('link')
