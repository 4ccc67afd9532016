/// Every kind of error the language can report; the number is part of the language.
public enum ErrorCode: String, Sendable, CaseIterable {
  // Reading the text
  case unreadable = "E0101"
  case unexpectedCharacter = "E0102"
  case unterminated = "E0103"
  case badNumber = "E0104"
  case badEscape = "E0105"
  case unexpectedToken = "E0106"
  case tooDeep = "E0107"
  case tooLarge = "E0108"
  case ambiguousMinus = "E0109"
  case crossNeedsParentheses = "E0110"
  case chainedComparison = "E0111"
  case foreignIdiom = "E0112"
  case misplaced = "E0113"
  case hole = "E0114"

  // Names
  case unknownName = "E0201"
  case usedBeforeSet = "E0202"
  case unknownColumn = "E0203"
  case unknownField = "E0204"
  case unknownLabel = "E0205"
  case missingArgument = "E0206"
  case tooManyArguments = "E0207"
  case duplicateName = "E0208"
  case shadowsBuiltin = "E0209"

  // Values
  case wrongKind = "E0301"
  case wrongValue = "E0302"
  case indexOutOfRange = "E0303"
  case wrongCount = "E0304"
  case notCallable = "E0305"

  // Learning
  case badData = "E0401"
  case badFile = "E0402"
  case badModel = "E0403"
  case badTraining = "E0404"
  case shape = "E0412"

  // Claims
  case expectationFailed = "E0501"

  // Limits
  case callDepth = "E0601"
  case operationLimit = "E0602"
  case timeLimit = "E0603"
  case memoryLimit = "E0604"
  case denied = "E0605"
  case interrupted = "E0606"
}
