export function register(): void {
  // starts the watches
}
