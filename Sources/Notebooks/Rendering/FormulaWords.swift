/// The commands that formulas know.
enum FormulaWords {
  /// Every command's name, for errors and the reference.
  static var all: [String] {
    let tables: [[String]] = [
      Array(symbols.keys), Array(bigOperators.keys), Array(functions.keys), Array(accents.keys),
      Array(fences.keys), Array(FormulaToken.textCommands),
      ["frac", "sqrt", "left", "right", "begin", "end", "underline"],
    ]
    return tables.flatMap(\.self)
  }

  /// A character as it stands.
  static func character(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "-": "<mo>−</mo>"
    case "*": "<mo>∗</mo>"
    case "(", ")", "[", "]", "|": "<mo stretchy=\"false\">\(scalar)</mo>"
    case "/": "<mo lspace=\"0\" rspace=\"0\">/</mo>"
    case _ where scalar.isLetter: "<mi>\(scalar)</mi>"
    default: "<mo>\(Markup.escaped(String(scalar)))</mo>"
    }
  }

  /// A letter of an alphabet that Unicode has letters of (Mathematical Alphanumeric Symbols).
  static func letter(_ scalar: Unicode.Scalar, in alphabet: String) -> String {
    let exceptions: [Unicode.Scalar: String] =
      switch alphabet {
      case "mathbb":
        ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
      case "mathcal":
        [
          "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
          "e": "ℯ", "g": "ℊ", "o": "ℴ",
        ]
      default: [:]
      }
    if let letter = exceptions[scalar] { return letter }
    let starts: (upper: UInt32, lower: UInt32, digit: UInt32)? =
      switch alphabet {
      case "mathbf": (0x1D400, 0x1D41A, 0x1D7CE)
      case "mathbb": (0x1D538, 0x1D552, 0x1D7D8)
      case "mathcal": (0x1D49C, 0x1D4B6, 0x30)
      default: nil
      }
    guard let starts else { return String(scalar) }
    let shifted: UInt32? =
      switch scalar {
      case "A"..."Z": starts.upper + (scalar.value - 0x41)
      case "a"..."z": starts.lower + (scalar.value - 0x61)
      case "0"..."9": starts.digit + (scalar.value - 0x30)
      default: nil
      }
    return shifted.flatMap(Unicode.Scalar.init).map(String.init) ?? String(scalar)
  }

  static let thinSpace = "<mspace width=\"0.17em\"/>"

  static let symbols: [String: String] = {
    var result: [String: String] = [:]
    for (name, letter) in letters { result[name] = "<mi>\(letter)</mi>" }
    for (name, sign) in signs { result[name] = "<mo>\(Markup.escaped(sign))</mo>" }
    for (name, width) in spaces { result[name] = "<mspace width=\"\(width)\"/>" }
    return result
  }()

  private static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "partial": "∂", "nabla": "∇", "infty": "∞", "ell": "ℓ", "emptyset": "∅",
    "top": "⊤", "bot": "⊥", "hbar": "ℏ",
  ]

  private static let signs: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "circ": "∘",
    "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "propto": "∝", "ll": "≪",
    "gg": "≫", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩",
    "setminus": "∖", "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧", "lor": "∨",
    "wedge": "∧", "vee": "∨", "to": "→", "rightarrow": "→", "leftarrow": "←", "mapsto": "↦",
    "Rightarrow": "⇒", "Leftrightarrow": "⇔", "implies": "⟹", "iff": "⟺", "mid": "∣",
    "parallel": "∥", "ldots": "…", "dots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱",
    "colon": ":", "prime": "′", "%": "%", "$": "$", "#": "#", "_": "_", "&": "&", "{": "{",
    "}": "}", "|": "‖", "langle": "⟨", "rangle": "⟩", "lvert": "|", "rvert": "|", "lVert": "‖",
    "rVert": "‖", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
  ]

  private static let spaces: [String: String] = [
    ",": "0.17em", ":": "0.22em", ";": "0.28em", "!": "-0.17em", " ": "0.25em", "quad": "1em",
    "qquad": "2em",
  ]

  /// Limits go above and below these in a displayed formula.
  static let bigOperators: [String: String] = [
    "sum": "∑", "prod": "∏", "int": "∫", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁",
  ]

  static let functions: [String: (text: String, hasLimits: Bool)] = {
    var result: [String: (text: String, hasLimits: Bool)] = [:]
    for name in ["log", "ln", "exp", "sin", "cos", "tan", "tanh", "det", "dim", "Pr"] {
      result[name] = (name, false)
    }
    for name in ["max", "min", "lim", "sup", "inf"] { result[name] = (name, true) }
    result["argmax"] = ("arg max", true)
    result["argmin"] = ("arg min", true)
    return result
  }()

  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "bar": "¯", "overline": "¯", "tilde": "~", "vec": "→",
    "dot": "˙", "ddot": "¨",
  ]

  /// Brackets that `\left` and `\right` know by name.
  static let fences: [String: String] = [
    "{": "{", "}": "}", "|": "‖", "langle": "⟨", "rangle": "⟩", "lvert": "|", "rvert": "|",
    "lVert": "‖", "rVert": "‖", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
  ]

  static let environments: [String: (left: String, right: String, style: String)] = [
    "matrix": ("", "", "matrix"), "pmatrix": ("(", ")", "matrix"),
    "bmatrix": ("[", "]", "matrix"), "vmatrix": ("|", "|", "matrix"),
    "cases": ("{", "", "cases"), "aligned": ("", "", "aligned"),
  ]
}
