export default function Page() {
  return <p>Pharos</p>
}
