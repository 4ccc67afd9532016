import CBLAS

/// One thread for OpenBLAS, said once: its own threads add in an order that varies, and the rooms
/// above split work themselves.
let oneThread: Void = openblas_set_num_threads(1)

extension Matrix {
  /// self = A · B: the forward pass of a dense layer, [row, in] · [in, out].
  public func set(_ a: Matrix, times b: Matrix) {
    precondition(a.columns == b.rows && rows == a.rows && columns == b.columns, "shapes of A·B")
    multiply(a, CblasNoTrans, b, CblasNoTrans, inner: a.columns)
  }

  /// self = A · Bᵀ: the gradient of a layer's input, [row, out] · [in, out]ᵀ.
  public func set(_ a: Matrix, timesTransposeOf b: Matrix) {
    precondition(a.columns == b.columns && rows == a.rows && columns == b.rows, "shapes of A·Bᵀ")
    multiply(a, CblasNoTrans, b, CblasTrans, inner: a.columns)
  }

  /// self = Aᵀ · B: the gradient of a layer's kernel, [row, in]ᵀ · [row, out].
  public func set(transposeOf a: Matrix, times b: Matrix) {
    precondition(a.rows == b.rows && rows == a.columns && columns == b.columns, "shapes of Aᵀ·B")
    multiply(a, CblasTrans, b, CblasNoTrans, inner: a.rows)
  }

  private func multiply(
    _ a: Matrix, _ aOrder: CBLAS_TRANSPOSE, _ b: Matrix, _ bOrder: CBLAS_TRANSPOSE, inner: Int
  ) {
    guard count > 0 else { return }
    guard inner > 0 else { return start.update(repeating: 0, count: count) }
    _ = oneThread
    cblas_sgemm(
      CblasRowMajor, aOrder, bOrder, blasint(rows), blasint(columns), blasint(inner),
      1, a.start, blasint(a.columns), b.start, blasint(b.columns), 0, start, blasint(columns))
  }
}
