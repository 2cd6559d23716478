import { anyFamilyText, exportProblemText } from 'text:phone-export'
import type { ExportProblem } from '../../../shared/phones/phone-export.ts'
import { describeRefusal } from './describe-refusal.ts'

/** Why a line could not be exported. */
export function describeExportProblem(problem: ExportProblem['problem']): string {
  switch (problem.kind) {
    case 'unreadable-mac':
      return exportProblemText[problem.kind]({ mac: problem.mac })
    case 'duplicate-mac':
      return exportProblemText[problem.kind]({ line: problem.firstLine })
    case 'unknown-model':
      if (problem.model === '') return exportProblemText['no-model']
      return exportProblemText[problem.kind]({ model: problem.model })
    case 'same-file-name':
      return exportProblemText[problem.kind]({ name: problem.name })
    case 'refused':
      return describeRefusal(problem.refusal, anyFamilyText)
    case 'failed':
      return failures.get(problem.code) ?? exportProblemText.failed.other
    default:
      return exportProblemText[problem.kind]
  }
}

const failures = new Map<string, string>(Object.entries(exportProblemText.failed))
